import os, _io

path = "/tmp/taipan-case-long_lines-" + str(os.getpid())
lines = ["x" * 9000, "", "y" * 8191, "\u00e9" * 5000, "z"]
with open(path, "w", encoding="utf-8") as file:
    file.writelines(line + "\n" for line in lines)
with open(path, encoding="utf-8") as file:
    print([line[:-1] for line in file] == lines)
    file.seek(0)
    print([len(part) for part in iter(lambda: file.readline(4000), "")])
with open(path, "rb") as file:
    print([len(line) for line in file], sum(map(len, open(path, "rb", buffering=10))))
os.unlink(path)
