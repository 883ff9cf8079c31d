# ===- conf.py - Sphinx makes the site --------------------------------------===#
#
# Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
# Exceptions. See the file LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===------------------------------------------------------------------------===#
# utils/docs.sh runs Sphinx with this; stage.py gathers the pages.

import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from mlir_lexer import MlirLexer

project = "pool-to-conv"
# The licence is in the repository; the site has no line of its own.
html_show_copyright = False
html_show_sphinx = False
html_copy_source = False
html_use_index = False

extensions = ["myst_parser", "pages"]
# pages.py leads links to where they go, from headings as GitHub names them.
myst_all_links_external = True
root_doc = "index"
exclude_patterns = []

html_theme = "furo"
html_title = project
html_theme_options = {"navigation_with_keys": True}
pygments_style = "friendly"
html_static_path = ["static"]
html_css_files = ["site.css"]
# Words of programs, such as --flag, stay as they are.
smartquotes = False
# Blocks are in the language that they name, outputs in none.
highlight_language = "none"


def setup(app):
    app.add_lexer("mlir", MlirLexer)
