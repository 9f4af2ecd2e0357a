# ends: memory
x = ('\t' * 10_000).expandtabs(1_000_000)
