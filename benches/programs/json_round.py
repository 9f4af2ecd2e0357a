"""Objects to JSON and back."""

import json

RECORDS = [
    {
        "id": number,
        "name": f"Käthe Nr. {number}",
        "tags": ["a", "b\n", "\u20ac"] * (number % 3),
        "score": number / 7,
        "active": number % 2 == 0,
        "parent": None if number < 5 else {"id": number // 5, "path": [number // 5, number // 25]},
    }
    for number in range(300)
]


def run():
    text = json.dumps(RECORDS)
    back = json.loads(text)
    pretty = json.dumps(back, indent=1, sort_keys=True, ensure_ascii=False)
    return len(text), len(pretty), back == RECORDS
