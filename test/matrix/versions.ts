/** What apps of the matrix have beside the package. */
export const react = { react: "19.3.1", "react-dom": "19.3.1", "@tanstack/react-query": "5.108.4" };

export const testing = { ...react, "@testing-library/react": "16.3.3", "@testing-library/dom": "10.4.2" };

export const typescript = {
  typescript: "5.9.3",
  "@types/react": "19.3.0",
  "@types/react-dom": "19.3.0",
  "@types/node": "20.19.43",
};

export const vite = { vite: "8.3.8", "@vitejs/plugin-react": "6.3.0" };

export const vitest = "4.1.12";
