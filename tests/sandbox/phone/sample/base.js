module.exports = { base: "" };
