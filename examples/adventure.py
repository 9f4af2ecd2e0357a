"""A text adventure. It reads commands from standard input, or plays a walkthrough by itself with --demo or without input."""
import sys
import textwrap
from enum import Enum, auto


class Direction(Enum):
    NORTH = "north"
    SOUTH = "south"
    EAST = "east"
    WEST = "west"
    DOWN = "down"
    UP = "up"

    @property
    def opposite(self):
        pairs = {Direction.NORTH: Direction.SOUTH, Direction.EAST: Direction.WEST, Direction.DOWN: Direction.UP}
        pairs |= {after: before for before, after in pairs.items()}
        return pairs[self]

    @classmethod
    def parse(cls, word):
        for direction in cls:
            if direction.value.startswith(word):
                return direction
        raise Refused(f"{word!r} is no direction.")


class State(Enum):
    PLAYING = auto()
    WON = auto()
    LOST = auto()


class Refused(Exception):
    """What the player wants cannot be done."""


class Thing:
    portable = True

    def __init__(self, name, text):
        self.name, self.text = name, text

    def use(self, game):
        raise Refused(f"You see no way to use the {self.name} here.")

    def __repr__(self):
        return f"<{type(self).__name__} {self.name}>"


class Lamp(Thing):
    lit = False

    def use(self, game):
        self.lit = not self.lit
        return f"The lamp is {'on' if self.lit else 'off'}."


class Key(Thing):
    def use(self, game):
        for direction, way in game.room.ways.items():
            if isinstance(way, Door) and way.locked:
                way.locked = False
                return f"The way {direction.value} is open."
        return super().use(game)


class Statue(Thing):
    portable = False


class Room:
    dark = False

    def __init__(self, name, text, things=()):
        self.name, self.text, self.things, self.ways = name, text, list(things), {}

    def connect(self, direction, other, **door):
        way = Door(self, other, **door) if door else Way(self, other)
        self.ways[direction] = other.ways[direction.opposite] = way
        return other

    def describe(self):
        yield self.text
        if self.things:
            names = [thing.name for thing in self.things]
            yield "You see " + " and ".join(filter(None, [", ".join(names[:-1]), names[-1]])) + "."
        yield "You can go " + ", ".join(direction.value for direction in self.ways) + "."


class Cellar(Room):
    dark = True


class Way:
    def __init__(self, *rooms):
        self.rooms = rooms

    def from_(self, room):
        first, second = self.rooms
        return second if room is first else first


class Door(Way):
    def __init__(self, *rooms, locked=True):
        super().__init__(*rooms)
        self.locked = locked

    def from_(self, room):
        if self.locked:
            raise Refused("The door is locked.")
        return super().from_(room)


def build():
    lamp = Lamp("lamp", "A brass lamp.")
    key = Key("key", "It is rusty, and heavier than it looks.")
    crown = Thing("crown", "It glitters.")
    hall = Room("Hall", "A hall with a marble floor. Dust lies on everything.", [Statue("statue", "A king without a crown.")])
    garden = Room("Garden", "A garden run wild. A fountain has dried up long ago.", [key])
    library = Room("Library", "Shelves up to the ceiling, and no book on any of them.", [lamp])
    cellar = Cellar("Cellar", "Barrels and cobwebs. Something glitters in a corner.", [crown])
    hall.connect(Direction.NORTH, garden)
    hall.connect(Direction.EAST, library)
    hall.connect(Direction.DOWN, cellar, locked=True)
    return hall


class Game:
    def __init__(self, start, out):
        self.room, self.out = start, out
        self.inventory, self.state, self.turns = [], State.PLAYING, 0
        self.visited = {start.name}
        self.commands = {name.removeprefix("do_"): getattr(self, name) for name in dir(self) if name.startswith("do_")}

    def say(self, text):
        print(textwrap.fill(text, 72), file=self.out)

    def can_see(self):
        return not self.room.dark or any(isinstance(thing, Lamp) and thing.lit for thing in self.inventory)

    def find(self, name, things):
        for thing in things:
            if thing.name == name:
                return thing
        raise Refused(f"There is no {name} here." if name else "What?")

    def step(self, line):
        self.turns += 1
        verb, *words = line.lower().split() or [""]
        words = [word for word in words if word not in ("the", "a", "to", "at")]
        matching = [name for name in self.commands if name.startswith(verb)] if verb else []
        try:
            match matching:
                case []:
                    self.go_by(verb)
                case [name]:
                    self.commands[name](" ".join(words))
                case _ if verb in matching:
                    self.commands[verb](" ".join(words))
                case _:
                    raise Refused(f"Do you mean {' or '.join(sorted(matching))}?")
        except Refused as refusal:
            self.say(str(refusal))

    def go_by(self, verb):
        if not verb:
            raise Refused("Well?")
        try:
            direction = Direction.parse(verb)
        except Refused:
            raise Refused(f"You do not know how to {verb}.") from None
        self.do_go(direction.value)

    def do_go(self, word):
        direction = Direction.parse(word) if word else None
        if direction not in self.room.ways:
            raise Refused("You cannot go there.")
        self.room = self.room.ways[direction].from_(self.room)
        self.visited.add(self.room.name)
        self.do_look("")

    def do_look(self, word):
        if word:
            if not self.can_see():
                raise Refused("It is too dark.")
            self.say(self.find(word, self.room.things + self.inventory).text)
            return
        self.say(f"-- {self.room.name} --")
        if not self.can_see():
            self.say("It is pitch dark. You hear something breathe.")
            return
        for line in self.room.describe():
            self.say(line)

    def do_take(self, word):
        if not self.can_see():
            self.state = State.LOST
            raise Refused("You grope about in the dark. Something gropes back.")
        thing = self.find(word, self.room.things)
        if not thing.portable:
            raise Refused(f"The {thing.name} does not move an inch.")
        self.room.things.remove(thing)
        self.inventory.append(thing)
        self.say(f"You have the {thing.name}.")

    def do_drop(self, word):
        thing = self.find(word, self.inventory)
        self.inventory.remove(thing)
        self.room.things.append(thing)
        self.say(f"The {thing.name} lies on the floor.")

    def do_use(self, word):
        thing = self.find(word, self.inventory)
        if thing.name == "crown" and any(isinstance(other, Statue) for other in self.room.things):
            self.state = State.WON
            self.say("You put the crown on the statue's head. The king smiles.")
            return
        self.say(thing.use(self))

    def do_inventory(self, _):
        self.say("You carry " + (", ".join(thing.name for thing in self.inventory) or "nothing") + ".")

    def do_help(self, _):
        self.say("Commands: " + ", ".join(sorted(self.commands)) + ", and directions.")

    def do_quit(self, _):
        self.state = State.LOST
        self.say("You give up.")


WALKTHROUGH = """help\nlook statue\ntake the statue\ndown\nn\nlook at key\ntake key\ns\neast\ntake lamp\ninv\nw\nuse key\nd\ndown\nuse crown
dance\nuse lamp\nlook\ntake crown\nlook crown\nup\ndrop lamp\ndown\nup\nl\nuse lamp\ngo sideways\n\nuse crown"""


def play(lines, out):
    game = Game(build(), out)
    game.do_look("")
    for line in lines:
        print(f"> {line.strip()}", file=out)
        game.step(line)
        if game.state is not State.PLAYING:
            break
    print(f"{game.state.name} after {game.turns} turns; seen: {', '.join(sorted(game.visited))}", file=out)
    return game.state


def main():
    lines = [] if "--demo" in sys.argv else sys.stdin.readlines()
    state = play(lines or WALKTHROUGH.splitlines(), sys.stdout)
    return 0 if state is State.WON else 1


if __name__ == "__main__":
    sys.exit(main())
