/* Where the server is. Replaced beside the bundle when a server starts or a release is made. */
module.exports = { base: "" };
