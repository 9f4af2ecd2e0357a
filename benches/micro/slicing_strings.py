"""Parts of strings: prefixes and suffixes, fields of fixed width, windows, records cut by position."""

RECORDS = [f"{i:06d}{'name' + str(i):<12}{i * 3 % 1000:08d}{'ok' if i % 3 else 'no'}" for i in range(200)]


def run():
    total = 0
    for _ in range(1_500):
        for record in RECORDS:
            number, name = record[:6], record[6:18]
            amount, state = int(record[18:26]), record[-2:]
            if state == "ok" and number[:3] == "000":
                total += amount + len(name.rstrip())
            if record[1:] < record[2:]:
                total += 1
        text = RECORDS[7]
        for i in range(len(text) - 2):
            if text[i : i + 3] == "000":
                total += i
    sequence = "acgtacggtaccat" * 20
    codons = {}
    for i in range(0, len(sequence) - 2):
        codon = sequence[i : i + 3]
        codons[codon] = codons.get(codon, 0) + 1
    return total, len(codons)
