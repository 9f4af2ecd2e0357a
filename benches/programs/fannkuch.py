"""Lists of small ints: how often the pancakes of all permutations must be flipped."""


def flips(stack):
    count = 0
    stack = stack[:]
    while first := stack[0]:
        stack[:first + 1] = stack[first::-1]
        count += 1
    return count


def run(size=8):
    order = list(range(size))
    counts = [0] * size
    most, checksum, sign = flips(order), 0, 1
    level = 0
    while level < size:
        if counts[level] < level:
            other = counts[level] if level % 2 else 0
            order[other], order[level] = order[level], order[other]
            sign = -sign
            found = flips(order)
            if found > most:
                most = found
            checksum += sign * found
            counts[level] += 1
            level = 0
        else:
            counts[level] = 0
            level += 1
    return most, checksum
