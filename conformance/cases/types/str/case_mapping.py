print("Straße".upper(), "ŐSZ".lower(), "ΑΣ".lower(), "Σ".lower(), "ΑΣΑ".lower(), "ǆ".title(), "ﬁx".upper(), "ﬁx".title(), "İ".lower() == "i̇")
print("hello wORLD they're".title(), "hELLO".capitalize(), "ß".capitalize(), "aBc".swapcase(), "ß".swapcase(), "ﬀ".casefold(), "Straße".casefold())
print([c.upper() for c in "ŉǰΐ"], "𐐀".lower(), "ᲀ".upper(), "ꙋ".upper(), "ᾳ".upper(), "ᾳ".title(), "\u0345".upper())
print("A\u0301Σ".lower(), "AΣ\u0301B".lower(), "a.Σ".lower(), "AΣ.".lower())
