"""Compressed text unpacked: bits, Huffman codes, copies of what came before, and a checksum."""

import base64

DATA = base64.b85decode(
    b"m0WF>(>M_P?^E~yez}0J!36>sm`6z1kezwlelw9|RaI9jv%g>mjV-nMqpG^SpMGrf_v^Nu=eL*h*UQ^{JpXyyu7Bp^{P}wMdH?x#"
    b"{{C{_=HqQXUoPjv{OSH1|NQ&1-P&(_yZ`aN{_S}EHGe-|zi#LCv8p`x^>{jMf9G$P)9LcIulw_Idfl$L?#J=^`Es4V9Iw}x?S0+("
    b"{<r(%%kRs3Z`*ag{NB#*>n^9S^|fWucD$bc&cBbp?`!&L=xKZ!{-^fX$2QBWmU)8LUtjJ!hkZU4p0?X#Aw2KP@%;6)&0j9BWd~(n"
    b"<>0)5AKUTu@BHg{{ds?U*m5!R3M;Frn&HcX<FfF;vj1|<6>L?kw?D5es|JkMULB&@sr<0rXE9X261ewzoL?{ZKdy&;UGTg2AC|{0"
    b"u*Z6sZg#!)x{urC-C5~j<!<;WXtVo*<Ld@4k1khCS<kEs%UP^974tPC)gP9NJ5(!?L+ox+qM=&P?713Z-%8nFaZ2M=<sbSj)SW+m"
    b"T<rVs-+I7(7v-0WePCIA4Vkwcs=u>tet#HbhVm><E&Wc*ub04C$V&B*V$a8IAMlaQZu<@~xh#-w!n@^)LYfnUmvw75O%3<9!@8fx"
    b"4)MJ$Y3>(N&R2Z2M@4XVG|ft;vGLe!2&Soywx0v?B;~CvaE*)AC)WU@Lf}H9SfJ)la*nck0UxT*<Wu1?Jg20E#~YfFD2wiUd|&oB"
    b"Ivqq~3!R6eTjKyTBWBiSg?%Bo$|0V%AETc4u^(saW|#7s<`&I+O7huFjGJy@#c4)sPMS`{%O9=^2_3Tw*}CRsd|?0GzEeE5dwnha"
    b"`vp-&a%tEHFQSz4lNuat%j6FS_M~b8S*i)OzF6-d^`(7>;312FCxWA@tM?mK7p5>V(b&ol1yC_4mfv!J{pA>s{jms>>VEA;4rC|x"
    b"e6$Lt;RbrNlA-%m+*5YNsRN#e`AN_j7Cc0I?OD}kz3f1)_Tb<^@zzeu#oj<IO6?&$b4=dgrPM!!+k%8SHPsEeEMNbLvb=-S*8S-j"
    b"OSDMe1}4PC=5Wq^h`dL*v#eWV(shxy4kHh44UXKFRr^r3fMrRl$77V|+e}}~WpK6&U^+#KV9B)L$yBg*oAiebz-2u#LFF71x8+3p"
    b"lHBcF10YqB8Gyhrb!(`KQ7(c*fU1GHJ$)}2g^*XHwu4|Oq_`wmE-cQTWkZ26KOO>rj_8cgyT$@3!0Nl0SUM_#wVNCd-cIztd2#L|"
    b"B`cQ;;?zA<APgL^5Z<KS#ypMdX?5r~_TbnK4|F@oVyMj$TugVwuB1c!57mHt!|_Ksn!<>V*0|_BZgw5yF+}$k5hQHel^iQDX<{Rt"
    b"f+#8C7s3SkZpeQgwLrmN2VxPJ$gmSB3H51{A!mZ_P>7&1X1O)QkyRh`28D<r<XA#T?iQha93q$CNOzaZP>9lpE}u*qmHY^I14rk_"
    b"B1WWIq^AOuNbp#05K2GQYPW1PiianTJ+*r2P!sVK<j#KT@>3{9lz1_sT&AG#6J<^#M&(dp)?DQ+${X-Zt*wSW4V0mU{io)DKw?t1"
    b"sc=DX$#Z&|1fE_mC~%9BBlP`Ix6t|qWyIX8zMjR4NtIdT`i7}k$3jdy(2%ui8I^#DrWA0@K?1eN9U(;^XNaV;7#!h?#ubstNozJk"
    b"+o(=g04ziTvy=4?k|>OIBm|!5Z%!f)l}iQhKzV3SjMo??k=%;DWH<^Fgvjq0&?@v8sPUQFYy27MEAIqA5~V%?iJ=&4hV%;m^h^_q"
    b"eH+Kf9a;x+5m0K>f4%p)q=%(PojOWL+KIr#fg#tlDsoVgbU8gbA?^^LN6~?A1;Nx|*~Rz~x^Z!pLtu|qL>@IBT}Q_Vh3anH65t4t"
    b"qKN5@`z5&zA4d}81vu*iRg>PdM*ghH6?=d1ro3-Kd@IUuPQzt<oTm@;Tw$3|)KP@Ds==THl1+1&R-KB=-5}+;WNHd`kQke<5FEHs"
    b"0Av61xxf|s_;vGHA3tkHg>E8jPPCAwmW^r$I(X1H!kPOIxe2GVj3DQlxAl-^(6Oy9kLE%86M+8^qGDwWi4My`xWinDu`*AE3)3Ju"
    b"V6{!<AccvFrvtFZ#P8CbG-+cElFHgg64qRvF#QPDt)-%Jgn2Ooiq#s?lxIiC_kzfeYRD4%>sB9G;{!iDt)PAs4&>k#w=x{vRY*la"
    b"vyO;{RjES%L@8G}c4#t4$<9?eRe+gbn`TP@tQ|4O>_oAwF>10Dx;0_~Y-2d&zeFkBHbu;AQD{hY$0EaXFCo;HpgD)3GnUDcVJhh>"
    b"+4(0^xS{`Gn2fE$f}F@3OqtJkitjk8Q4xyzae<T?Qom6zm78%?M|4018>n_-AP`Ab+@0I4PQ*djWUeYPXLeg8_Tkm$3RNi3RASgz"
    b";$WCcjf%*$4>1gB5>5+Q2EAr3MlR`8zvTC0(&1qOu2NBz%7#nS{ipm2a5gQ%gV1>)EaIrisI9Y%$_9Dg5|~l4(CvXW4&2w8<0+m_"
    b"m~sUM%VX}e3LIjqN?V|L$82mccXvYH8Q2d3jvLrGJDPSE!hUKZonqx-=!zs1p_x>Cj5^XhDL)O2kl?O3My<I4bI1|~U<Kgf5CY~9"
    b"J4Yo_f*aS1^HTwW6OFW`QIAd|xz1KRZ9t8)f!;&jwmwVBMp9O4XUC(bT$YRTqIMZ_;(^FW)H!8L`E~X7u68NPemckqAsxBHU_`23"
    b"%M?<j9lm(dzl#hg5ObPx`6%y2KHWK<b&1GUKGJfhnY^SBF4`oIfDOh#IZ8CW1^Ar^4#;>hZ`c`{HHwhQ814Ii`nfVt6bS=M^!tHA"
    b"lvVS=SH1=5uwt4>)W@vVpXiw}QuRn;9R7Ag42|`M6(C=$4;EjFH0R_*B7$~s1_zRK3pmr$*|2T8<+V8=XQ=OMxbP6-h}PItBThC&"
    b"5kt*|B|>sPo$P7H+|6D1F{2NB@<SJ4Wct;#NtHfg{rBI=U_O-jri|z~q-MV*NphI9Z}Q17Y+F7Z%n`zi(!Lo>6Br)azhQo#6FNH="
    b"3cTC|KzvV-%#TMegCSMI)$3@)BK?euID)z!3hTZFj#9xP$I+skO#^a)!4uRiH#z9EP=ZltN7|j#8$*=x2@NbZ(AfR(yrvk)cb%re"
    b"kW$nQkWxy;b;!H7I>Wbvx6Rcu0ns?IilmH69y&XHoMyi88@$por|HQjE^+izM(~iN9m4kwf=y*AGL#LOEg2S<WXh8(i%Y4#qe~ZW"
    b"&{E*Pn1~EtwQOk#0TD)5U>!+_p3p84=&GGYL%CjZhPiCO9deb_in2^8f4%#>FV+=5sN}zs(YmhK(#*Uht+4R@j~@!hxS)Fyfrr0Y"
    b"0UV{*6mYH9vq6K}!THb^;t4V{-D`9`2aiVG72CO6a-}s4qVQ;p##&GuWU`xxsoSPb*5n`Ov53yeE^p46X;2ga<ntGvZFM3md7!MP"
    b"j}OUiN^qj0lXWq{z%u8>!5`H$UDuOuBp}IPzn>brMFfOy#UoY$e9>gM?;yp*LljU&9T$Iz+K=9X89kY{d+Gq1TC#8$boWUM9}O)}"
    b"Iy%iVf%*14_>@szUE(L0yc&D*cN>Zh6beB@&W(Ra5arlX9a{cp3sV@+VE_o}+>$et|ChncQ(TwIMzOCY28`duaVZQ#r=E?vZ`2fL"
    b"P5%J"
)
ORDER = (16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15)
CHECKSUM = 2032942705


class Bits:
    """The bits of some bytes, from the lowest to the highest."""

    def __init__(self, data):
        self.data = data
        self.position = 0
        self.held = 0
        self.count = 0

    def take(self, count):
        while self.count < count:
            self.held |= self.data[self.position] << self.count
            self.position += 1
            self.count += 8
        value = self.held & ((1 << count) - 1)
        self.held >>= count
        self.count -= count
        return value

    def align(self):
        self.held >>= self.count & 7
        self.count -= self.count & 7


class Codes:
    """A prefix code, told by the lengths of its words."""

    def __init__(self, lengths):
        counts = [0] * 16
        for length in lengths:
            counts[length] += 1
        counts[0] = 0
        code, first = 0, [0] * 16
        for length in range(1, 16):
            code = (code + counts[length - 1]) << 1
            first[length] = code
        self.words = {}
        for symbol, length in enumerate(lengths):
            if length:
                self.words[length, first[length]] = symbol
                first[length] += 1

    def read(self, bits):
        code = length = 0
        while True:
            code = code << 1 | bits.take(1)
            length += 1
            symbol = self.words.get((length, code))
            if symbol is not None:
                return symbol
            if length > 15:
                raise ValueError("not a code")


def steps(start, plain, groups, size):
    """Pairs of a base and of extra bits, for lengths and for distances."""
    table = [(start + i, 0) for i in range(plain)]
    base = start + plain
    for extra in range(1, groups + 1):
        for _ in range(size):
            table.append((base, extra))
            base += 1 << extra
    return table


LENGTHS = steps(3, 8, 5, 4)
LENGTHS[28:] = [(258, 0)]
DISTANCES = steps(1, 4, 13, 2)


def dynamic(bits):
    """The codes that stand at the head of a block."""
    literals, distances, others = bits.take(5) + 257, bits.take(5) + 1, bits.take(4) + 4
    lengths = [0] * 19
    for place in ORDER[:others]:
        lengths[place] = bits.take(3)
    code = Codes(lengths)
    lengths = []
    while len(lengths) < literals + distances:
        symbol = code.read(bits)
        if symbol < 16:
            lengths.append(symbol)
        elif symbol == 16:
            lengths += lengths[-1:] * (bits.take(2) + 3)
        elif symbol == 17:
            lengths += [0] * (bits.take(3) + 3)
        else:
            lengths += [0] * (bits.take(7) + 11)
    return Codes(lengths[:literals]), Codes(lengths[literals:])


def block(bits, literals, distances, output):
    while (symbol := literals.read(bits)) != 256:
        if symbol < 256:
            output.append(symbol)
            continue
        base, extra = LENGTHS[symbol - 257]
        length = base + bits.take(extra)
        base, extra = DISTANCES[distances.read(bits)]
        start = len(output) - base - bits.take(extra)
        for i in range(start, start + length):
            output.append(output[i])


def inflate(data):
    bits = Bits(data)
    output = bytearray()
    last = False
    while not last:
        last = bits.take(1)
        kind = bits.take(2)
        if kind == 0:
            bits.align()
            length = bits.take(16)
            bits.take(16)
            output.extend(bits.take(8) for _ in range(length))
        elif kind == 1:
            fixed = Codes([8] * 144 + [9] * 112 + [7] * 24 + [8] * 8)
            block(bits, fixed, Codes([5] * 30), output)
        else:
            block(bits, *dynamic(bits), output)
    return output


def checksum(data, table):
    value = 0xFFFFFFFF
    for byte in data:
        value = table[(value ^ byte) & 0xFF] ^ value >> 8
    return value ^ 0xFFFFFFFF


def polynomials():
    table = []
    for n in range(256):
        for _ in range(8):
            n = n >> 1 ^ 0xEDB88320 if n & 1 else n >> 1
        table.append(n)
    return table


def run():
    table = polynomials()
    for _ in range(20):
        output = inflate(DATA)
        if checksum(output, table) != CHECKSUM:
            raise ValueError("damaged data")
    return len(output), output[:40].decode(), output.count(b"winter")
