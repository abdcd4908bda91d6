/** Words of leave and cover that the server itself writes. */
export const covers = {
  approvalTitle: "休假与代班",
  approvalSummary: "{absent} 休假 {span}，由 {by} 代班，期间可查看并服务其名下 {customers} 位客户",
  approvalReason: "休假事由：",
  away: (name: string, back: string, cover: string) => `${name}休假至${back}，由${cover}为您服务`,
};
