from _watch import watch


def branches(a):
    if a and a > 1 or not a:
        a = 2
    b = [i for i in (1, 2) if i > 1]
    match a:
        case 1:
            pass
        case 2:
            a = None
    if a is None:
        pass
    while True:
        break
    for i in b:
        if i:
            continue
        a = 1


watch(branches, 1, only=("BRANCH_LEFT", "BRANCH_RIGHT", "JUMP"))
watch(branches, 5, only=("BRANCH_LEFT", "BRANCH_RIGHT"))
watch(branches, 0, only=("BRANCH",))
print(list(branches.__code__.co_branches()))
