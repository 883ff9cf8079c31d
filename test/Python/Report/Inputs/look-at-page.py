"""Opens a report in a headless Chromium, and tells what is wrong with what it shows.

    look-at-page.py CHROMIUM PAGE FOLDER CONDITIONS POOLS

FOLDER gets the DOM (page.dom.html), a screenshot (page.png) and the browser's log;
CONDITIONS is docs/Conditions.md, POOLS the number of pools of the network. No name can be
resolved, and every request to a network is a mistake, as are messages on the console.
Prints the pools with their conditions; exits with 1 if anything is wrong.
"""

import html.parser
import json
import pathlib
import re
import struct
import subprocess
import sys
import zlib

chromium, page, folder, conditions, pools = sys.argv[1:]
folder = pathlib.Path(folder)
page = pathlib.Path(page).resolve()
WIDTH, HEIGHT = 1280, 2000
problems = []


def browse():
    """The DOM after the page was loaded, and what the browser says."""
    command = [
        chromium,
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
        "--hide-scrollbars",
        "--host-resolver-rules=MAP * ~NOTFOUND",
        "--enable-logging=stderr",
        "--v=0",
        f"--user-data-dir={folder / 'profile'}",
        f"--log-net-log={folder / 'net.json'}",
        f"--window-size={WIDTH},{HEIGHT}",
        f"--screenshot={folder / 'page.png'}",
        "--dump-dom",
        page.as_uri(),
    ]
    run = subprocess.run(command, capture_output=True, text=True, timeout=300)
    (folder / "chromium.log").write_text(run.stderr)
    (folder / "page.dom.html").write_text(run.stdout)
    if run.returncode or "<html" not in run.stdout:
        sys.exit(f"{chromium} failed:\n{run.stderr}")
    return run.stdout, run.stderr


class Page(html.parser.HTMLParser):
    """Rows of pools, places, links and whatever leads out of the page."""

    def __init__(self):
        super().__init__()
        self.ids, self.links, self.rows, self.sections = [], [], [], {}
        self.section = None
        self.inRow = self.inStyle = False
        self.outside = []
        self.scripts = 0

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        classes = (attributes.get("class") or "").split()
        if "id" in attributes:
            self.ids.append(attributes["id"])
        if tag == "tr":
            self.inRow = "pool" in classes
            if self.inRow:
                self.rows.append({"text": "", "links": []})
        if tag == "section" and "condition" in classes:
            self.section = attributes["id"]
            self.sections[self.section] = ""
        self.inStyle = tag == "style"
        self.scripts += tag in ("script", "iframe", "object", "embed")
        self.scripts += any(name.startswith("on") for name in attributes)
        for name in ("href", "xlink:href", "src", "srcset", "data", "action", "poster"):
            target = attributes.get(name)
            if target is None:
                continue
            if target.startswith("#"):
                self.links.append(target[1:])
                if self.inRow:
                    self.rows[-1]["links"].append(target[1:])
            elif not target.startswith("data:"):
                self.outside.append(target)
        self.style(attributes.get("style") or "")

    def handle_endtag(self, tag):
        self.inStyle = False
        if tag == "tr":
            self.inRow = False
        if tag == "section":
            self.section = None

    def handle_data(self, data):
        if self.inStyle:
            self.style(data)
        if self.inRow:
            self.rows[-1]["text"] += data + " "
        if self.section:
            self.sections[self.section] += data

    def style(self, text):
        self.outside += re.findall(r"@import[^;]*|url\((?!['\"]?(?:data:|#))[^)]*\)", text)


def words(text):
    """A text without Markdown and spaces."""
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text)
    text = re.sub(r"^\d+\. ", "", text, flags=re.M)
    return re.sub(r"[^\w]+|_", "", text)


def checkDom(dom):
    found = Page()
    found.feed(dom)
    if len(found.rows) != int(pools):
        problems.append(f"{len(found.rows)} rows for {pools} pools")
    for target in found.links:
        if target not in found.ids:
            problems.append(f"a link to #{target}, which is not there")
    if len(set(found.ids)) != len(found.ids):
        problems.append("two places have one name")
    for target in found.outside:
        problems.append(f"a way out of the page: {target}")
    if found.scripts:
        problems.append(f"{found.scripts} scripts or frames")
    source = pathlib.Path(conditions).read_text()
    for row in found.rows:
        labels = [link for link in row["links"] if re.fullmatch(r"t\d+", link)]
        text = " ".join(row["text"].split())
        print(f"row: {text} [{' '.join(labels)}]")
        if not labels:
            problems.append(f"no condition: {text}")
        for label in labels:
            checkSection(label.upper(), found.sections.get(label, ""), source)


def checkSection(label, shown, source):
    """Whether a section has the statement and the reason of the condition."""
    section = re.search(rf"^## {label} .*?(?=^\*\*In a remark)", source, re.M | re.S)
    if words(section[0]) != words(shown):
        problems.append(f"the section of {label} is not that of Conditions.md")


def checkLog(log):
    for line in log.splitlines():
        if "CONSOLE" in line:
            problems.append(f"on the console: {line}")
    text = (folder / "net.json").read_text()
    # A browser that is closed may leave the list open.
    text = text if text.rstrip().endswith("}") else text.rstrip().rstrip(",") + "]}"
    events = json.loads(text)["events"]
    requests = [event["params"] for event in events if "initiator" in event.get("params", {})]
    # What the browser wants for itself is of no origin.
    urls = {each["url"] for each in requests if each["initiator"] != "not an origin"}
    for url in sorted(url for url in urls if not url.startswith(("file:", "data:"))):
        problems.append(f"a request: {url}")


def checkPicture():
    """Whether the screenshot has the size of the window, and is not of one colour."""
    data = (folder / "page.png").read_bytes()
    at, pixels, size = 8, b"", None
    while at < len(data):
        (length,) = struct.unpack(">I", data[at : at + 4])
        kind, body = data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        if kind == b"IHDR":
            size = struct.unpack(">II", body[:8])
        if kind == b"IDAT":
            pixels += body
        at += 12 + length
    pixels = zlib.decompress(pixels)
    stride = len(pixels) // size[1]
    lines = {pixels[i : i + stride] for i in range(0, len(pixels), stride)}
    print(f"screenshot: {size[0]} x {size[1]}, {len(lines)} different lines")
    if size != (WIDTH, HEIGHT) or len(lines) < 200:
        problems.append("the screenshot is blank or has another size")


folder.mkdir(parents=True, exist_ok=True)
dom, log = browse()
checkDom(dom)
checkLog(log)
checkPicture()
print(*[f"wrong: {problem}" for problem in problems], sep="\n")
sys.exit(1 if problems else 0)
