"""Loops over lists: plain, with enumerate, zip, reversed, range of len, and unpacking of pairs."""


def run():
    names = list(range(1000))
    prices = [n * 3 % 101 for n in names]
    pairs = list(zip(names, prices))
    total = 0
    for _ in range(740):
        for price in prices:
            total += price
        for i, price in enumerate(prices):
            if price > i:
                total += i
        for name, price in zip(names, prices):
            total += name & price
        for price in reversed(prices):
            total -= price
        for name, price in pairs:
            total += name - price
        for i in range(len(prices)):
            total += prices[i]
    return total
