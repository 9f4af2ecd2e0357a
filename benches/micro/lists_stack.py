"""Lists as stacks and queues: append, pop, extend, insert, deletion."""


def run():
    total = 0
    for n in range(64):
        stack = [n]
        while stack:
            top = stack.pop()
            total += top
            if len(stack) < 300 and total % 97:
                stack.append(top + 1)
                stack.extend((top & 7, 3))
            if len(stack) > 200:
                del stack[100:]
            if total > 60_000 * (n + 1):
                break
        queue = list(range(50))
        for i in range(400):
            queue.append(queue.pop(0))
            queue.insert(i % 50, i)
            del queue[-1]
        total += sum(queue)
    return total
