"""What small programs are made of: tools/link-for-start lays what runs here beside what a bare start needs."""

import posix
import sys


class Account:
    interest = 0.5

    def __init__(self, owner, amount=0):
        self.owner = owner
        self.amount = amount

    @property
    def label(self):
        return f"{self.owner}: {self.amount:>6.2f}"

    def __repr__(self):
        return "Account(%r, %r)" % (self.owner, self.amount)

    def pay(self, *amounts, **named):
        for amount in amounts:
            if amount < 0:
                raise ValueError(f"{amount} is negative")
            self.amount += amount
        return self


class Savings(Account):
    def pay(self, *amounts, **named):
        super().pay(*amounts, **named)
        self.amount *= 1 + self.interest
        return self


def numbers(count):
    for number in range(count):
        yield number * number // 3


def of_texts(lines):
    counts = {}
    for line in lines:
        for word in line.strip().lower().replace(",", "").split():
            counts[word] = counts.get(word, 0) + 1
    words = sorted(counts, key=lambda word: (-counts[word], word))
    return ", ".join(f"{word}={counts[word]}" for word in words[:3])


def run():
    accounts = [Savings("a", 1), Account(owner="b", amount=2.5)]
    for account in accounts:
        try:
            account.pay(3, 4).pay(*[1, -1], note="x")
        except (ValueError, KeyError) as error:
            print(error, account, account.label)
        finally:
            account.amount = int(account.amount)
    total = sum(number for number in numbers(20) if number % 2)
    pairs = {key: value for key, value in zip("abc", [total, None, True])}
    first, *rest = pairs.items()
    print(first, rest, {1, 2} | {3}, min(accounts, key=lambda account: account.amount).owner)
    print(of_texts(["The start, the end,", "the rest"]), len(sys.argv) > 5, isinstance(rest, list))
    # How much memory a start has is asked while it waits (benches/src/interpreter.rs).
    posix.write(1, b".\n")
    posix.read(0, 0)


if __name__ == "__main__":
    run()
