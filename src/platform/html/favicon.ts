/**
 * The mark in the browser's tab: a sheet with the heavy rule of the docket and two lines of text. No emblem.
 * Attributes only, and the same on light and dark, for it may stand on either.
 */
export const favicon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" width="32" height="32">
<rect width="32" height="32" fill="#15202b"/>
<path d="M6 6h20v4H6zM6 15h20v2H6zM6 22h13v2H6z" fill="#ffffff"/>
</svg>
`;
