# The models of this folder are tests: see ptc_model_test.py beside the file that
# is loaded here. Run by `lit --param prefix=<where pool-to-conv is installed> .`
import os

config.name = "models"
config.test_source_root = os.path.dirname(os.path.abspath(__file__))
config.test_exec_root = os.path.join(os.getcwd(), "test-output")
lit_config.load_config(
    config,
    os.path.join(
        lit_config.params["prefix"], "share/pool-to-conv/lit/pool_to_conv.cfg.py"
    ),
)
config.judge_options = ["--trials=16"]
