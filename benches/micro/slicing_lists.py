"""Parts of lists: heads and tails, windows, chunks, halves of a merge sort."""


def merge_sort(items):
    if len(items) <= 1:
        return items
    middle = len(items) // 2
    left, right = merge_sort(items[:middle]), merge_sort(items[middle:])
    merged = []
    i = j = 0
    while i < len(left) and j < len(right):
        if left[i] <= right[j]:
            merged.append(left[i])
            i += 1
        else:
            merged.append(right[j])
            j += 1
    return merged + left[i:] + right[j:]


def run():
    items = [i * 7919 % 12007 for i in range(12_000)]
    total = merge_sort(items)[100]
    for _ in range(240):
        for i in range(0, 5000, 10):
            total += len(items[i : i + 10])
        for i in range(3000):
            window = items[i : i + 3]
            total += window[0]
        total += len(items[:]) + items[-5:][0] + len(items[1:-1])
        head, *tail = items[:20]
        total += head + len(tail)
    return total
