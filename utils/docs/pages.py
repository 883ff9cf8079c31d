# ===- pages.py - Pages that were written for the repository ----------------===#
#
# Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
# Exceptions. See the file LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===------------------------------------------------------------------------===#
"""A Sphinx extension: pages of the repository become pages of the site.

- Headings have the names that GitHub gives them.
- Links between pages and into the source tree lead to the pages of the site; one that
  leads to none is a warning.
- The comment in front of a block (utils/check-docs.py) becomes its caption: the file
  that it is, or the command that prints it.
"""

import importlib.util
import json
import os
import re

from docutils import nodes
from sphinx.util import logging

logger = logging.getLogger(__name__)
CAPTION = re.compile(r"^<!-- (file|run|from): (.*) -->$")


def slugs():
    here = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    path = os.path.join(here, "check-links.py")
    spec = importlib.util.spec_from_file_location("check_links", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.Slugs()


def nameHeadings(doctree):
    names = slugs()
    for section in doctree.findall(nodes.section):
        slug = names.of(section.next_node(nodes.title).astext())
        if slug in section["ids"]:
            section["ids"].remove(slug)
        section["ids"].insert(0, slug)


def relative(docname, path):
    return os.path.relpath(path, os.path.dirname(docname) or ".")


def leadLinks(app, doctree, docname):
    places = app.ptc_places
    pages = {path: page for page, path in places.items()}
    folder = places[docname]
    if os.path.splitext(folder)[1] or not docname.startswith("tree/"):
        folder = os.path.dirname(folder)
    for node in doctree.findall(nodes.reference):
        uri = node.get("refuri", "")
        if not uri or re.match(r"[a-z][a-z+.-]*:", uri):
            continue
        path, _, anchor = uri.partition("#")
        full = places[docname]
        if path:
            full = os.path.normpath(os.path.join(folder, path))
        page = pages.get(full)
        if page is None and os.path.join(full, "README.md") in pages:
            page = pages[os.path.join(full, "README.md")]
        if page is None:
            logger.warning("%s leads to no page", uri, location=node)
            continue
        target = relative(docname, page + ".html") if page != docname else ""
        node["refuri"] = target + ("#" + anchor if anchor else "") or "#"
        node["internal"] = True
    for image in doctree.findall(nodes.image):
        if not re.match(r"[a-z]+:", image["uri"]):
            full = os.path.normpath(os.path.join(folder, image["uri"]))
            image["uri"] = "/" + full


def captionBlocks(doctree):
    for number, block in enumerate(list(doctree.findall(nodes.literal_block)), 1):
        # What is shown of an output is cut, and need not be whole statements.
        block["force"] = True
        parent = block.parent
        place = parent.index(block)
        if not place or not isinstance(parent[place - 1], (nodes.raw, nodes.comment)):
            continue
        match = CAPTION.match(parent[place - 1].astext().strip().splitlines()[-1])
        if not match:
            continue
        kind, text = match.groups()
        if kind == "run":
            text = re.sub(r'"?\$ROOT/([^" ]*)"?', r"\1", text)
            text = "$ " + text.replace('"$PYTHON"', "python3")
        caption = nodes.caption(text, "", nodes.literal(text, text))
        classes = ["literal-block-wrapper"]
        wrapper = nodes.container("", caption, literal_block=True, classes=classes)
        wrapper["ids"].append("block-%d" % number)
        parent.replace(block, wrapper)
        wrapper += block


def transform(app, doctree):
    docname = app.env.docname
    nameHeadings(doctree)
    leadLinks(app, doctree, docname)
    captionBlocks(doctree)


def setup(app):
    with open(os.path.join(app.srcdir, "places.json"), encoding="utf-8") as file:
        app.ptc_places = json.load(file)
    # Before Sphinx collects titles and images.
    app.connect("doctree-read", transform, priority=100)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
