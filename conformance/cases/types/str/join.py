print(",".join(["a", "b"]), "".join("xyz"), "-".join(()), "-".join({"k": 1}), "é".join(["€", "a"]), repr("".join(iter("𝄞b"))))
x = "solo"
print("sep".join([x]) is x, ", ".join(str(i) for i in range(3)))
for call in ["','.join([1])", "','.join(['a', None])", "','.join(5)", "','.join(['a', b'b'])", "','.join()", "','.join(x=1)"]:
    try:
        print(eval(call))
    except Exception as e:
        print(type(e).__name__, e)
