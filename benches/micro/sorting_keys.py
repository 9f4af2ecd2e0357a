"""Sorting by keys: functions of the program's own, lambdas, attrgetter, itemgetter, str.lower, len, abs."""

from operator import attrgetter, itemgetter


class Person:
    def __init__(self, name, age):
        self.name = name
        self.age = age


def oldest(person):
    return -person.age, person.name


def run():
    people = [Person(f"{'Nn'[i & 1]}ame{i * 7919 % 1000:04}", i * 31 % 90) for i in range(1000)]
    rows = [(person.name, person.age, -i) for i, person in enumerate(people)]
    names = [person.name for person in people]
    total = 0
    for _ in range(150):
        total += sorted(people, key=oldest)[3].age
        total += sorted(people, key=lambda person: person.age)[500].age
        total += len(sorted(people, key=attrgetter("name"))[7].name)
        total += sorted(rows, key=itemgetter(1, 2))[10][1]
        total += len(sorted(names, key=str.lower)[0])
        total += sorted(range(-500, 500), key=abs)[9]
    return total
