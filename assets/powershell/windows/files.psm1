# Files and folders, read only.
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

function Test-RdpdFile {
    param([Parameter(Mandatory = $true)][string]$Path)
    return [System.IO.File]::Exists($Path)
}

function Test-RdpdFolder {
    param([Parameter(Mandatory = $true)][string]$Path)
    return [System.IO.Directory]::Exists($Path)
}

# Lines of a small text file; a byte order mark decides the encoding. Larger files are refused.
function Get-RdpdTextLines {
    param([Parameter(Mandatory = $true)][string]$Path)
    $info = New-Object -TypeName System.IO.FileInfo -ArgumentList $Path
    if ($info.Length -gt 2097152) {
        throw "failed: $Path is larger than 2 MB"
    }
    [System.IO.File]::ReadAllLines($Path)
}

# Paths of the files in a folder whose names fit the pattern.
function Get-RdpdFiles {
    param([Parameter(Mandatory = $true)][string]$Folder, [Parameter(Mandatory = $true)][string]$Pattern)
    [System.IO.Directory]::GetFiles($Folder, $Pattern)
}

# The version in numbers, as in 10.0.19041.4355; the text form may carry a branch name.
function Get-RdpdFileVersion {
    param([Parameter(Mandatory = $true)][string]$Path)
    $version = [System.Diagnostics.FileVersionInfo]::GetVersionInfo($Path)
    return "$($version.FileMajorPart).$($version.FileMinorPart).$($version.FileBuildPart).$($version.FilePrivatePart)"
}

# Valid, NotSigned, HashMismatch ...: the name of the signature's status.
function Get-RdpdSignature {
    param([Parameter(Mandatory = $true)][string]$Path)
    return [string](Get-AuthenticodeSignature -LiteralPath $Path -ErrorAction Stop).Status
}

# Special folders by name; null when Windows has none. Windows is asked, not the environment: a user may set variables that an elevated process gets too.
function Get-RdpdPlace {
    param([Parameter(Mandatory = $true)][ValidateSet('SystemRoot', 'SystemDrive', 'ProgramData', 'ProgramFiles', 'Documents')][string]$Name)
    $folder = @{ SystemRoot = 'Windows'; SystemDrive = 'Windows'; ProgramData = 'CommonApplicationData'; ProgramFiles = 'ProgramFiles'; Documents = 'MyDocuments' }[$Name]
    $path = [System.Environment]::GetFolderPath($folder)
    if (($Name -eq 'ProgramData') -and ($path -eq '')) {
        # A computer whose ProgramData is misnamed in the registry has no such folder (a fact tells that); the name is the same on every Windows.
        $path = [System.IO.Path]::Combine([System.IO.Path]::GetPathRoot([System.Environment]::SystemDirectory), 'ProgramData')
    }
    if ($path -eq '') {
        return $null
    }
    if ($Name -eq 'SystemDrive') {
        return [System.IO.Path]::GetPathRoot($path).TrimEnd('\')
    }
    return $path
}

function Expand-RdpdVariables {
    param([Parameter(Mandatory = $true)][string]$Text)
    return [System.Environment]::ExpandEnvironmentVariables($Text)
}

function Get-RdpdFreeMegabytes {
    param([Parameter(Mandatory = $true)][string]$Drive)
    $info = New-Object -TypeName System.IO.DriveInfo -ArgumentList $Drive
    return [int64][math]::Floor($info.AvailableFreeSpace / 1048576)
}

Export-ModuleMember -Function *
