# How tests run in a build with sanitizers: a lit feature for each, and what is
# upstream's is left alone. Values of the environment come last, and win.

import os


def add(config, folder):
    for name in filter(None, config.sanitizers.split(";")):
        config.available_features.add(name)
    option = lambda name: "suppressions=" + os.path.join(folder, name)
    defaults = {
        "asan": {
            "ASAN_OPTIONS": "detect_leaks=1:detect_stack_use_after_return=1",
            "LSAN_OPTIONS": "print_suppressions=0:" + option("lsan.supp"),
            "UBSAN_OPTIONS": "print_stacktrace=1",
        },
        "tsan": {"TSAN_OPTIONS": "second_deadlock_stack=1:" + option("tsan.supp")},
    }
    for name in config.sanitizers.split(";"):
        for variable, value in defaults.get(name, {}).items():
            given = os.environ.get(variable)
            config.environment[variable] = value + (":" + given if given else "")
