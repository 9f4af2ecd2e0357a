"""Text character by character: loops, indices, ord and chr, comparisons; palindromes, ciphers, tokens."""


def rotate(text):
    result = []
    for char in text:
        if "a" <= char <= "z":
            char = chr((ord(char) - 97 + 13) % 26 + 97)
        result.append(char)
    return "".join(result)


def palindrome(text):
    low, high = 0, len(text) - 1
    while low < high:
        if text[low] != text[high]:
            return False
        low += 1
        high -= 1
    return True


def numbers(text):
    found, start = 0, 0
    while start < len(text):
        if text[start].isdigit():
            end = start
            while end < len(text) and text[end].isdigit():
                end += 1
            found += int(text[start:end])
            start = end
        else:
            start += 1
    return found


def run():
    text = "a man walks 12 miles to see 345 birds, 6 of them grey; they sing until 10 at night."
    mirrored = text + text[::-1]
    total = 0
    for _ in range(5_800):
        total += palindrome(mirrored) + len(rotate(text)) + numbers(text)
        for i, char in enumerate(text):
            if char == " ":
                total += i
    return total, rotate(text)
