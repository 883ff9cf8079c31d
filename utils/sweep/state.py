# Results of a long run, chunk by chunk, so that it can be stopped and go on.

import json
import os


class State:
    """Results in a folder: one file for each chunk that is done, and one that says
    which run they belong to. Without a folder nothing is kept."""

    def __init__(self, folder, run):
        self.folder = folder
        if folder is None:
            return
        folder.mkdir(parents=True, exist_ok=True)
        about = folder / "run.json"
        if about.exists() and json.loads(about.read_text()) != run:
            raise ValueError(
                "%s holds the results of another run (run.json)" % folder
            )
        self._write(about, run)

    def _write(self, path, value):
        # A run that is cut off leaves the old file, or the new one.
        part = path.with_suffix(".part")
        part.write_text(json.dumps(value, indent=1))
        os.replace(part, path)

    def _path(self, chunk):
        return self.folder / ("%s.chunk.json" % chunk)

    def load(self, chunk):
        """The result of a chunk, or None."""
        if self.folder is None or not self._path(chunk).exists():
            return None
        return json.loads(self._path(chunk).read_text())

    def save(self, chunk, result):
        if self.folder is not None:
            self._write(self._path(chunk), result)
