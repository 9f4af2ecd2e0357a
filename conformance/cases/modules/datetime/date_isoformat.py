from datetime import date


def attempt(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)


for text in ['2024-02-29', '20240229', '2024-W09-4', '2024W094', '2024-W09', '2024W09', 'x', '2024-13-01', '2024-W54-1', '2024-2-29', '2024-0229', '202402-29', '2024-W0-4', '', '2024-02-30', '\u0662024-02-2']:
    try:
        print(date.fromisoformat(text))
    except ValueError as error:
        print(repr(text), error)
attempt(lambda: date.fromisoformat(5))
