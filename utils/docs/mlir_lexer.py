# ===- mlir_lexer.py - Colours for MLIR -------------------------------------===#
#
# Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
# Exceptions. See the file LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===------------------------------------------------------------------------===#
"""A Pygments lexer for MLIR's assembly, which Pygments does not have."""

from pygments.lexer import RegexLexer, words
from pygments.token import (
    Comment,
    Keyword,
    Name,
    Number,
    Operator,
    Punctuation,
    String,
    Text,
)


class MlirLexer(RegexLexer):
    name = "MLIR"
    aliases = ["mlir"]
    filenames = ["*.mlir"]
    tokens = {
        "root": [
            (r"\s+", Text),
            (r"//.*?$", Comment.Single),
            (r'"(?:[^"\\\n]|\\.)*"', String),
            (r"%[\w$.#-]+", Name.Variable),
            (r"@[\w$.-]+", Name.Function),
            (r"\^[\w$.-]+", Name.Label),
            (r"[!#][\w$.]+", Name.Decorator),
            # Extents stand together with the element type: 1x8x?xf32.
            (r"(?:(?:\d+|\?|\*)x)+(?=[a-z!])", Number),
            (r"(?:[su]?i\d+|b?f\d+|index|none)\b", Keyword.Type),
            (words(("tensor", "vector", "memref", "tuple"), suffix=r"\b"), Keyword.Type),
            (words(("true", "false", "dense", "unit"), suffix=r"\b"), Keyword.Constant),
            (r"0x[0-9A-Fa-f]+|-?\d+(?:\.\d*)?(?:[eE][+-]?\d+)?", Number),
            # An op: its dialect and name.
            (r"[a-zA-Z_]\w*(?:\.\w+)+", Name.Builtin),
            (r"\b(?:func|module|return|ins|outs|attributes|private|loc)\b", Keyword),
            (r"[a-zA-Z_]\w*", Name),
            (r"->|[=:+*/<>?-]", Operator),
            (r"[(){}\[\],.;|&]", Punctuation),
            (r".", Text),
        ]
    }
