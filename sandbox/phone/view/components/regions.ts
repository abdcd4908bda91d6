interface Place {
  name: string;
  code: string;
  inside: Place[];
}

const place = (name: string, code: string, inside: Place[] = []): Place => ({ name, code, inside });

/** A few regions with their official codes: enough to use the region wheel, not a gazetteer. */
const provinces: Place[] = [
  place("上海市", "310000", [
    place("上海市", "310100", [
      place("黄浦区", "310101"),
      place("徐汇区", "310104"),
      place("静安区", "310106"),
      place("浦东新区", "310115"),
    ]),
  ]),
  place("北京市", "110000", [
    place("北京市", "110100", [
      place("东城区", "110101"),
      place("西城区", "110102"),
      place("朝阳区", "110105"),
      place("海淀区", "110108"),
    ]),
  ]),
  place("广东省", "440000", [
    place("广州市", "440100", [place("越秀区", "440104"), place("天河区", "440106")]),
    place("深圳市", "440300", [place("福田区", "440304"), place("南山区", "440305")]),
  ]),
];

function path(value: number[]): { lists: Place[][]; places: Place[] } {
  const lists: Place[][] = [];
  const places: Place[] = [];
  let list = provinces;
  for (let depth = 0; depth < 3; depth++) {
    const chosen = list[value[depth] ?? 0] ?? list[0];
    if (!chosen) break;
    lists.push(list);
    places.push(chosen);
    list = chosen.inside;
  }
  return { lists, places };
}

export const addressBook = {
  columns: (value: number[]) => path(value).lists.map((list) => list.map(({ name }) => name)),
  pick: (value: number[]) => path(value).places,
};
