/** The package has its styles without typings. */
declare module "@amp-labs/react/styles";
