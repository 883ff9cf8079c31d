#!/usr/bin/env python3
# ===- stage.py - Gathers what the site is built from -----------------------===#
#
# Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
# Exceptions. See the file LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===------------------------------------------------------------------------===#
"""Gathers the pages of the site in one folder, for Sphinx.

    stage.py ROOT FOLDER TOOLS HEADERS

ROOT is the source tree, FOLDER where the pages go, TOOLS the folder of mlir-tblgen and
HEADERS that of MLIR's headers. The pages are

- the Markdown pages of the source tree as they are, those of docs/ at the top;
- the reference (reference.py);
- every file and folder of the source tree that a page leads to, so that no link leads
  out of the site.

`FOLDER/places.json` has the place of each in the source tree: {page: path}. The
headings of docs/README.md and the pages linked below them become the navigation.
"""

import importlib.util
import json
import os
import re
import shutil
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)
sys.dont_write_bytecode = True
import reference

INDEX = "docs/README.md"
LANGUAGES = {
    ".c": "c",
    ".cfg": "python",
    ".cpp": "cpp",
    ".h": "cpp",
    ".json": "json",
    ".mlir": "mlir",
    ".py": "python",
    ".sh": "bash",
    ".td": "cpp",
}
# Longer files are shown in part.
SHOWN = 60000


def load(name):
    path = os.path.join(os.path.dirname(HERE), name)
    spec = importlib.util.spec_from_file_location(name[:-3].replace("-", "_"), path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def pageOf(path):
    """The name in the site of a Markdown page of the source tree."""
    if path == INDEX:
        return "index"
    name = path[:-3]
    if os.path.dirname(path) == "docs":
        return os.path.basename(name)
    return "Project" if path == "README.md" else name


class Stage:
    def __init__(self, root, folder):
        self.root, self.folder = root, folder
        self.links = load("check-links.py")
        self.places = {}

    def write(self, name, path, text):
        self.places[name] = path
        file = os.path.join(self.folder, name + ".md")
        os.makedirs(os.path.dirname(file), exist_ok=True)
        with open(file, "w", encoding="utf-8") as page:
            page.write(text)

    # Files and folders that pages lead to.

    def listing(self, path):
        entries = sorted(os.listdir(os.path.join(self.root, path)))
        lines = []
        for entry in entries:
            full = os.path.join(self.root, path, entry)
            if entry.startswith((".", "__pycache__", "build")):
                continue
            slash = "/" if os.path.isdir(full) else ""
            self.show(os.path.join(path, entry))
            lines.append("- [%s%s](%s)" % (entry, slash, entry))
        return "\n".join(lines) + "\n"

    def text(self, path):
        """A file as a block, or what can be said of it."""
        with open(os.path.join(self.root, path), "rb") as file:
            data = file.read()
        try:
            text = data.decode()
        except UnicodeDecodeError:
            return "%d bytes, no text.\n" % len(data)
        note = ""
        if len(text) > SHOWN:
            text = text[:SHOWN].rsplit("\n", 1)[0]
            text = "\n".join(line[:400] for line in text.splitlines()[:300])
            note = "The beginning of %d bytes.\n\n" % len(data)
        language = LANGUAGES.get(os.path.splitext(path)[1], "text")
        if os.path.basename(path) == "CMakeLists.txt":
            language = "cmake"
        fence = "~" * (3 + max(map(len, re.findall("~+", text)), default=0))
        return "%s%s%s\n%s\n%s\n" % (note, fence, language, text.rstrip("\n"), fence)

    def show(self, path):
        name = "tree/" + path
        isFolder = os.path.isdir(os.path.join(self.root, path))
        if path.endswith(".md") or path in self.places.values():
            return
        self.places[name] = path  # before its entries, which may lead back
        body = self.listing(path) if isFolder else self.text(path)
        self.write(name, path, "---\norphan: true\n---\n# `%s`\n\n%s" % (path, body))

    # The pages.

    def navigation(self, text):
        """Tables of contents from the headings of the index and the links below."""
        lines = []
        for section in re.split(r"^## ", text, flags=re.MULTILINE)[1:]:
            title, body = section.split("\n", 1)
            names = []
            for target in self.links.LINK.findall(body):
                path = target.split("#")[0]
                path = os.path.normpath(os.path.join("docs", path))
                if path.endswith(".md") and pageOf(path) not in names:
                    names.append(pageOf(path))
            if names:
                lines.append(
                    "\n```{toctree}\n:hidden:\n:caption: %s\n\n%s\n```"
                    % (title, "\n".join(names))
                )
        return text + "\n".join(lines) + "\n"

    def run(self, tools, headers):
        shutil.rmtree(self.folder, ignore_errors=True)
        generated = reference.Reference(self.root, tools, headers).pages()
        texts = {"docs/" + name: text for name, text in generated.items()}
        # python/README.md is for those who see the package only.
        sources = [
            path
            for path in self.links.pagesOf(self.root)
            if not path.startswith(("test/", "python/"))
        ]
        for path in sources:
            with open(os.path.join(self.root, path), encoding="utf-8") as file:
                texts[path] = file.read()
        for path, text in texts.items():
            # The list of generated pages, which the repository does not have.
            lines = "".join(
                "- [%s](%s)\n" % (new.split("\n", 1)[0].lstrip("# "), name)
                for name, new in generated.items()
            )
            text = text.replace("<!-- generated pages -->\n", lines)
            if path == INDEX:
                text = self.navigation(text)
            self.write(pageOf(path), path, text)
        for page in list(self.places):
            path = self.places[page]
            file = os.path.join(self.folder, page + ".md")
            for _, target in self.links.linksOf(file):
                target = target.split("#")[0]
                full = os.path.normpath(os.path.join(os.path.dirname(path), target))
                if not target or full.endswith(".md"):
                    continue
                if os.path.splitext(full)[1] in (".svg", ".png"):
                    copy = os.path.join(self.folder, full)
                    os.makedirs(os.path.dirname(copy), exist_ok=True)
                    shutil.copyfile(os.path.join(self.root, full), copy)
                elif os.path.exists(os.path.join(self.root, full)):
                    self.show(full)
        with open(os.path.join(self.folder, "places.json"), "w") as file:
            json.dump(self.places, file, indent=1)


def main():
    if len(sys.argv) != 5:
        sys.exit(__doc__)
    root, folder = map(os.path.abspath, sys.argv[1:3])
    try:
        Stage(root, folder).run(sys.argv[3], sys.argv[4])
    except reference.Error as error:
        sys.exit("stage.py: %s" % error)


if __name__ == "__main__":
    main()
