from _suggestions import _generate_suggestions as g

print(g(["größe"], "grösse"), g(["größe"], "große"), g(["名前x"], "名前y"), g(["naïve"], "naive"), g(["e\u0301"], "\u00e9"))
print(g(["ａｂｃ"], "abc"), g(["😀name"], "name"), g(["name"], "nаme"))
print(g(["äöü", "aou"], "äöu"))
