out = []
for command in ["go", "skip", "stop", "go"]:
    match command:
        case "skip":
            continue
        case "stop":
            break
        case other:
            out.append(other)
    out.append("next")
else:
    out.append("else")
print(out)
print(command)
print(len(out))
