# A file with all its mutants: the edits of places.py applied to its text.


class Mutant:
    """One change of the program, by its number."""

    def __init__(self, number, file, line, place, which, original):
        self.number = number
        self.file = file
        self.line = line
        self.kind = place.kind
        self.function = place.function
        self.original = original
        self.mutated = place.mutated[which]

    def entry(self, seen):
        """As data, with a key that stays the same when other lines of the file
        change: equal changes of one function are told apart by their order."""
        key = "%s | %s | %s -> %s" % (
            self.file, self.function, self.original, self.mutated)  # fmt: skip
        seen[key] = seen.get(key, 0) + 1
        return dict(vars(self), key=key if seen[key] == 1 else "%s | %d" % (key, seen[key]))


class File:
    """A file, its places, and the numbers of their mutants."""

    def __init__(self, name, source, places, first):
        self.name = name
        self.source = source
        self.places = places
        self.numbers = []
        self.dropped = set()
        for place in places:
            self.numbers.append(first)
            first += len(place.mutated)
        self.next = first
        self.spans = []

    def mutants(self, squeeze):
        for i, (place, number) in enumerate(zip(self.places, self.numbers)):
            if i in self.dropped:
                continue
            line = self.source.count(b"\n", 0, place.start) + 1
            original = squeeze(self.source[place.start : place.end].decode("utf-8", "replace"))
            for which in range(len(place.mutated)):
                yield Mutant(number + which, self.name, line, place, which, original)

    def render(self):
        """The text to compile. `spans` is then where each place is in it."""
        # At one offset, what ends inside comes first, and what starts outside.
        phases = {"close": 0, "open": 1, "replace": 2}
        edits = []
        for i, place in enumerate(self.places):
            if i in self.dropped:
                continue
            number = self.numbers[i]
            for offset, phase, length, text in place.edits:
                text = text.replace("{}", str(number))
                text = text.replace("{0}", str(number)).replace("{1}", str(number + 1))
                depth = -i if phase == "close" else i
                edits.append((offset, phases[phase], depth, length, text, i))
        edits.sort()
        parts = [b'#include "PoolToConv/Mutants.h"\n']
        length = len(parts[0])
        done = 0
        begin, end = {}, {}
        for offset, _, _, removed, text, i in edits:
            for part in (self.source[done:offset], text.encode()):
                parts.append(part)
                length += len(part)
            begin.setdefault(i, length - len(text.encode()))
            end[i] = length
            done = offset + removed
        parts.append(self.source[done:])
        self.spans = [(begin[i], end[i], i) for i in begin]
        return b"".join(parts)

    def dropAt(self, rendered, line, column):
        """Drops the innermost place around a position of the rendered text, else
        those that start on its line. False if there is none."""
        lines = rendered.split(b"\n")
        start = sum(len(text) + 1 for text in lines[: line - 1])
        offset = start + column - 1
        around = [s for s in self.spans if s[0] <= offset < s[1]]
        if around:
            self.dropped.add(min(around, key=lambda s: s[1] - s[0])[2])
            return True
        stop = start + len(lines[line - 1])
        on = [s[2] for s in self.spans if s[0] < stop and s[1] > start]
        self.dropped.update(on)
        return bool(on)

    def dropFunctionAt(self, rendered, line):
        """Drops all places of the function that a line is in."""
        start = sum(len(text) + 1 for text in rendered.split(b"\n")[: line - 1])
        before = [s for s in self.spans if s[0] <= start]
        if before:
            function = self.places[max(before)[2]].function
            same = [i for _, _, i in self.spans if self.places[i].function == function]
            self.dropped.update(same)
