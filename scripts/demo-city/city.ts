/** The invented city: no place of this name exists. */
export const city = {
  code: 'lanjiang',
  name: { zh: '澜江市', en: 'Lanjiang' },
  timeZone: 'Asia/Shanghai',
  invented: true,
  bodies: [
    {
      code: 'congress',
      name: { zh: '澜江市人民代表大会', en: "Lanjiang Municipal People's Congress" },
      term: 12,
      session: 5,
      termBegan: '2022-01',
    },
    {
      code: 'cppcc',
      name: { zh: '中国人民政治协商会议澜江市委员会', en: 'CPPCC Lanjiang Committee' },
      term: 11,
      session: 5,
      termBegan: '2022-01',
    },
    {
      code: 'government',
      name: { zh: '澜江市人民政府', en: "Lanjiang Municipal People's Government" },
      term: null,
      session: null,
      termBegan: '2022-01',
    },
  ],
  districts: [
    { unit: 'tingzhou', name: { zh: '汀洲区', en: 'Tingzhou District' } },
    { unit: 'yunbu', name: { zh: '云埠区', en: 'Yunbu District' } },
    { unit: 'beigang', name: { zh: '北岗区', en: 'Beigang District' } },
    { unit: 'yuping', name: { zh: '榆坪县', en: 'Yuping County' } },
    { unit: 'shilin', name: { zh: '石鳞县', en: 'Shilin County' } },
    { unit: 'wanglan', name: { zh: '望澜新区', en: 'Wanglan New Area' } },
  ],
} as const
