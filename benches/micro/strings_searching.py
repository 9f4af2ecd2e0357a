"""Text looked through: find, `in`, count, startswith, endswith, replace."""

TEXT = "The quick brown fox jumps over the lazy dog and runs away from the other animals. " * 12
FILES = [f"folder{i}/file{i}.{'py' if i % 3 else 'txt'}" for i in range(100)]


def run():
    total = 0
    for _ in range(6_400):
        start = TEXT.find("the")
        while start >= 0:
            total += start
            start = TEXT.find("the", start + 1)
        total += TEXT.count("an") + TEXT.rfind("fox")
        total += len(TEXT.replace("lazy", "sleeping"))
        for name in FILES:
            if name.endswith(".py"):
                total += 1
            elif name.startswith(("folder3", "folder6")) and "file" in name:
                total += name.index("/")
            if name.replace("file", "f") == "folder5/f5.txt":
                total += 1
    return total
