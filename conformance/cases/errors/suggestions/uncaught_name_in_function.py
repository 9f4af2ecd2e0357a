def compute(total, counter):
    result = total + counter
    return resutl
compute(1, 2)
