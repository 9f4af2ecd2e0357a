"""Case and classes of characters: lower, title, casefold, isalpha, translate; some text is not ASCII."""

WORDS = "Ein Fluß fließt durch das Tal, The River Runs Through THE valley; Élan vital, São Tomé".split()
MARKS = str.maketrans({",": None, ";": None, "é": "e", "É": "E", "ã": "a"})
VOWELS = str.maketrans("aeiou", "12345")


def run():
    total = 0
    for _ in range(10_000):
        for word in WORDS:
            if word.isalpha() and word.istitle():
                total += 1
            if word.lower() == "the" or word.upper() == "TAL":
                total += 2
            total += len(word.casefold()) + len(word.translate(MARKS))
            if word.isascii():
                total += word.swapcase().islower() + len(word.translate(VOWELS))
            total += word.capitalize() == word.title()
    return total
