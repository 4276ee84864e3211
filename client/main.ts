import './styles/index.css'
import { startApp } from './app.tsx'

startApp(document.getElementById('root')!)
