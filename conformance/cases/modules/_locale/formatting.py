"""What `locale` makes of the conventions of C."""
import locale
from _attempt import attempt

locale.setlocale(locale.LC_ALL, "C")
attempt(locale.format_string, "%d %.2f %s", (1234567, 1234.5, "x"), grouping=True)
attempt(locale.str, 1.5)
attempt(locale.atof, "1.5")
attempt(locale.atoi, "17")
attempt(locale.delocalize, "1,234.5")
attempt(locale.currency, 12.5)
print(f"{1234567:n}", f"{1234.5:n}", "{:n}".format(10**20), f"{True:n}")
print(locale.getlocale(), locale.normalize("de_DE"), locale.normalize("en"))
