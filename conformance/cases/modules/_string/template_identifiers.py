from string import Template

t = Template("$a ${b_1} $$ $c.d ${a} $É")
print(t.get_identifiers())
print(t.is_valid(), Template("$a $b").is_valid())
try:
    Template("$a $1").get_identifiers()
    print(Template("$a $").get_identifiers())
except ValueError as error:
    print(error)
print(t.template)
