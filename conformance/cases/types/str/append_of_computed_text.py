def build(n):
    text = ""
    for i in range(n):
        text += f"{i}," + "é"
    return text

def shared(n):
    text, kept = "x" * 50, []
    for i in range(n):
        kept.append(text)
        text += f"{i}"
    return text[50:], [len(part) for part in kept]

def itself(n):
    text = "ab" * 30
    for _ in range(n):
        text += text + str(n)
    return len(text)

def replaced_meanwhile():
    text = "y" * 40
    def change():
        nonlocal text
        text = "z"
        return "!"
    text += change()
    return text

print(build(20), len(build(500)))
print(shared(5))
print(itself(3))
print(replaced_meanwhile())
