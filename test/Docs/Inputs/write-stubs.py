#!/usr/bin/env python3
"""Writes the pages that generated pages lead to, empty but for the anchors.

write-stubs.py FOLDER GENERATED...

The pages go to FOLDER, and are listed in its README.md.
"""

import os
import re
import sys

folder, *generated = sys.argv[1:]
pages = {}
for name in generated:
    with open(name, encoding="utf-8") as file:
        for page, anchor in re.findall(r"\]\((\w+)\.md(?:#([\w-]+))?\)", file.read()):
            pages.setdefault(page, set()).add(anchor)
del pages["README"]
for page, anchors in pages.items():
    with open(os.path.join(folder, page + ".md"), "w") as file:
        file.write("# %s\n" % page)
        file.writelines('<a id="%s"></a>\n' % anchor for anchor in sorted(anchors))
with open(os.path.join(folder, "README.md"), "a") as file:
    file.writelines("[%s](%s.md)\n" % (page, page) for page in sorted(pages))
