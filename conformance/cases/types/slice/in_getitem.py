class G:
    def __getitem__(self, key):
        return key
g = G()
print(g[1:2], g[:], g[::], g[1:2:3], g[:, 1], g[1:2, ::3], g[...], g[::-1])
print(g[a := 1], g[(1, 2)], g[1,], g[*[1, 2]])
