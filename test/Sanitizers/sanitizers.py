# How tests run in a build with sanitizers: a lit feature for each, and what is
# upstream's is left alone. Values of the environment come last, and win.

import os


def add(config, folder):
    for name in filter(None, config.sanitizers.split(";")):
        config.available_features.add(name)
    defaults = {
        "asan": {
            # LLVM's allocators poison what they have not handed out. Where ours is
            # instrumented and libMLIR is not, one does and the other does not undo it.
            "ASAN_OPTIONS": "detect_leaks=1:detect_stack_use_after_return=1"
            ":allow_user_poisoning=0",
            "UBSAN_OPTIONS": "print_stacktrace=1",
        },
        "tsan": {
            "TSAN_OPTIONS": "second_deadlock_stack=1:suppressions="
            + os.path.join(folder, "tsan.supp")
        },
    }
    for name in config.sanitizers.split(";"):
        for variable, value in defaults.get(name, {}).items():
            given = os.environ.get(variable)
            config.environment[variable] = value + (":" + given if given else "")
