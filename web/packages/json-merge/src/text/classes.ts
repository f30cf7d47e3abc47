/**
 * The classes of code points of [T1]: ranges as in `spec/text-classes.json`, but short. Each is the distance from
 * the end of the range before it, then, if it is longer than one, its length less one; in base 36. A test compares
 * them with the specification and prints what should stand here.
 */
export const RANGES = {
  // In the order of the numbers below.
  white: "9,4 j 2t r 4bk 1vk,a u,1 6 1c 335",
  symbol:
    "x,e b,6 r,5 r,3 z,8 2,1 2,6 2,3 2,4 o w 655,n 9,1a 1u,1b 2b n 2f,227 e9,3j aq,2 5,o g d gq 2 146v,9 n,1r 42,e b,6 r,5 r,a 1biz,dh r,e2 6,1dr",
  ideographic: "96o,9r 12,2 q,8 8,4 6 6,2d 7,2 2,2h 2,3 6p,f e9,533 1t,g73 hkx,e7 vb,1j yub,a7 fip,2t4t",
  extend:
    "lc,33 7o,6 7c,18 2 2,1 2,1 2 21,a 1d,k h 2u,6 3,5 3,1 2,3 10 v,q 2k,a 1n,8 a p,3 2,8 2,2 2,4 18,2 1o,8 17,n 2,w 1j,2 2,h 2,6 b,1 u,2 1l 2,f a b,1 r,5 1l,l v,1 4 c,2 1l 2,f l,1 n,9 1l 2,p b,1 v 1o,f a 15,4 1k 2,o c,1 u,2 1l 2,o c,1 g,g 1k,1 2,f a b,1 u,2 1z,l j,1 1q 2,7 d,7 2r 2,9 c,6 22,1 s 2 2 5,1 1e,j 2,1 6,1b a 2t,j o,3 5,2 2,2 3,6 4,3 e,b 2 b,3 jk,2 qb,3 t,2 u,1 v,1 1t,v a 1a,2 2 3a,1 z 3b,r 64,4 1m,16 1d,2c 1c,g 13,8 d,2 v,c 1l,d 1d,j 49,2 2,k 5 7 3,2 5j,1r el,1 5f,w 2db,2 3y 2p,v ff,5 2y,1 n9x,3 2,9 x,1 29,1 7l 4 5 o,4 5 2c,1 1f,h r,h e 13,7 q,c 19,3 1c,d 11 1w,d d 9,1 1a,2 1f 2,2 3,1 6,1 2 16,4 6,1 6l,7 2,1 fn5 ki,f h,f a7,1 gu 6b 46,4 1af,e 15,7 4m,1 fy,3 1u,4 8u,1 28,3 1z,a 1e,3 3f,2 1i,e 16 3,1 b,3 1a,a 8 1q,2 11,d h,1 19 d,2 1d,d 9,3 2,1 2l,b 7 3 4e,b m,3 1k,1 2,f a b,i 1w,o 2 f,1 2b,h o 2a,j 6k,h s,1 2b,g 2z,c 2u,e 75,e 6u,e 2 2,1 3y,f 4 t,9 15,6 2,3 9 a,a 1b,f ba,g 2b,10 3f,k 2 1v,d 9o,3 a,1 2 1d,e o 44m 7,e 8uh,h 1xd,4 1o,6 t5 2,1t 2a,d f58,1 3mq,1y f3,4 4,5 9,7 3,6 v,3 45,2 1j0,1i 5,1d 9 f n,k 11t,16 2t 4h,6 ag 1q,3 e5,3 73,1 kh,6 32,6 241,4 gx7l,cv",
  prepend: "16o,5 60 1e ap,1 29 vg 1f8v g 6t,1 em 12m 2 6x 22,5 jh cc",
  regional: "2qcm,p",
} as const;

/** The classes; what is in no range is a word. */
export const WORD = 0;
export const WHITE = 1;
export const SYMBOL = 2;
export const IDEOGRAPHIC = 3;
export const EXTEND = 4;
export const PREPEND = 5;
export const REGIONAL = 6;

/** The class of each code point up to the last one that is in a range; made when first asked for. */
let table: Uint8Array | undefined;

function readTable(): Uint8Array {
  const classes = new Uint8Array(0xe0200);
  for (const [i, text] of Object.values(RANGES).entries()) {
    let end = 0;
    for (const range of text.split(" ")) {
      const [gap, length = 0] = range.split(",").map((digits) => Number.parseInt(digits, 36));
      const start = end + (gap as number);
      end = start + length;
      classes.fill(i + 1, start, end + 1);
    }
  }
  return classes;
}

export function classOf(codePoint: number): number {
  table ??= readTable();
  return table[codePoint] ?? WORD;
}
