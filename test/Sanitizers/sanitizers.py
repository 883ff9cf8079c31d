# How tests run in a build with sanitizers: a lit feature for each, `sanitizer` for
# any, and what is upstream's is left alone. Values of the environment come last, and win.

import glob
import os


def add(config, folder):
    for name in filter(None, config.sanitizers.split(";")):
        config.available_features.update([name, "sanitizer"])
    defaults = {
        "asan": {
            # LLVM's allocators poison what they have not handed out. Where ours is
            # instrumented and libMLIR is not, one does and the other does not undo it.
            "ASAN_OPTIONS": "detect_leaks=1:detect_stack_use_after_return=1"
            ":allow_user_poisoning=0",
            "UBSAN_OPTIONS": "print_stacktrace=1",
        },
        "tsan": {
            # LLVM leaves the handler of a signal by longjmp, which is taken for being
            # inside of it ever after. Sizes that do not fit together end in an allocation
            # that fails, from which the judge recovers.
            "TSAN_OPTIONS": "second_deadlock_stack=1:report_signal_unsafe=0"
            ":allocator_may_return_null=1:suppressions="
            + os.path.join(folder, "tsan.supp")
        },
    }
    for name in config.sanitizers.split(";"):
        for variable, value in defaults.get(name, {}).items():
            given = os.environ.get(variable)
            config.environment[variable] = value + (":" + given if given else "")


def preloaded(config, program):
    """A script that runs `program`, which is not instrumented, so that it can load
    libraries that are: the runtime of the sanitizer comes first."""
    runtimes = [
        path
        for name in filter(None, config.sanitizers.split(";"))
        for path in glob.glob(
            os.path.join(
                config.llvm_tools_dir,
                "../lib/clang/*/lib/linux/libclang_rt.%s-%s.so"
                % (name, os.uname().machine),
            )
        )
    ]
    if not runtimes:
        return program
    script = os.path.join(config.test_exec_root, os.path.basename(program))
    with open(script, "w") as file:
        file.write(
            '#!/bin/sh\nLD_PRELOAD="%s" exec "%s" "$@"\n'
            % (os.path.realpath(runtimes[0]), program)
        )
    os.chmod(script, 0o755)
    return script
