/** The page is one script with its styles inside; it asks no other host for anything. */
export const stagePage = `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>贵宾专线 · 沙箱</title>
<link rel="icon" href="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'%3E%3Crect width='32' height='32' rx='7' fill='%2317324d'/%3E%3Cpath d='M9 20c4-9 10-9 14 0' fill='none' stroke='%23d9bc82' stroke-width='2.4' stroke-linecap='round'/%3E%3C/svg%3E">
</head>
<body><div id="stage"></div><script src="/stage.js"></script></body>
</html>
`;
