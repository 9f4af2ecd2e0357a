"""Sorting with keys: by functions, by tuples, twice."""


def numbers(count):
    state, made = 42, []
    for _ in range(count):
        state = (state * 1664525 + 1013904223) % 4294967296
        made.append(state)
    return made


NUMBERS = numbers(6000)
RECORDS = [(n % 100, f"name{n % 5000}", n / 7) for n in NUMBERS]


def run():
    by_digits = sorted(NUMBERS, key=lambda n: (n % 1000, -n))
    by_text = sorted(NUMBERS, key=str)
    by_float = sorted(RECORDS, key=lambda record: record[2], reverse=True)
    twice = sorted(RECORDS, key=lambda record: record[1])
    twice.sort(key=lambda record: record[0])
    plain = sorted(NUMBERS)
    return by_digits[0], by_text[-1], by_float[3], twice[100], plain[len(plain) // 2]
